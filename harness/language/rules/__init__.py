"""Rules for writers: what is wrong with a short official message, whom it hurts, and what to write instead.

Each family of rules is one YAML file of this folder, and a writer adds rules in a file of their own, without a line of
Python. What comes from GOV.UK's A to Z style guide and its writing guidelines (alphagov, repository
govuk-content-publishing-guidance, commit b2cc3f4, August 2026) contains public sector information licensed under the
Open Government Licence v3.0: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
"""

from harness.language.rules.engine import Remark, all_rules, remarks
from harness.language.rules.explaining import explained_rule as explained
from harness.language.rules.model import KINDS, Rule

__all__ = ["KINDS", "Remark", "Rule", "all_rules", "explained", "remarks"]
