"""The five rules of assisted digital: what a service that starts on a page has to offer beside it.

They are put to walks that begin on the page which ``service.yaml`` names as the start of a digital service.
"""
