"""What a minute of a call costs: the highest published price, by the number and the caller's line."""

import pytest

from harness.standards import call_prices
from harness.standards.call_prices import costs_extra, pence_a_minute

LINES = ("mobile", "landline")
ranges = pytest.mark.parametrize("known", call_prices._prices().numbers, ids=lambda known: known.starts[0])


@pytest.mark.parametrize(
    ("number", "line", "pence"),
    [
        ("01632 960777", "landline", 16),
        ("01632 960777", "mobile", 65),
        ("03069 990444", "landline", 16),
        ("03069 990444", "mobile", 65),
        ("07700 900123", "landline", 20),
        ("07700 900123", "mobile", 55),
        ("0808 157 0001", "mobile", 0),
        ("0800 111 0000", "landline", 0),
        ("116 000", "mobile", 0),
        ("0845 000 0000", "landline", 18.5),
        ("0845 000 0000", "mobile", 72),
        ("0870 000 0000", "mobile", 78),
        ("0900 000 0000", "mobile", 425),
        ("118 000", "landline", 254.8),
    ],
)
def test_a_number_costs_by_its_beginning_and_the_callers_line(number: str, line: str, pence: float):
    price = pence_a_minute(number, line)
    assert price is not None
    assert price.value == pence


@pytest.mark.parametrize("line", LINES)
def test_an_03_number_costs_no_more_than_a_place_does(line: str):
    national, place = pence_a_minute("03069 990444", line), pence_a_minute("01632 960777", line)
    assert national is not None
    assert national.value == place.value
    assert "included minutes" in national.because


@pytest.mark.parametrize("line", ["withheld", "international", "carrier-pigeon"])
@pytest.mark.parametrize("number", ["03069 990444", "0808 157 0001", "0845 000 0000"])
def test_a_line_that_tells_nothing_of_its_price_has_none(number: str, line: str):
    assert pence_a_minute(number, line) is None


@pytest.mark.parametrize("number", ["", "0500 000000", "999", "+1 202 555 0100", "0033 1 00 00 00 00", "the helpline"])
def test_a_number_that_fits_no_range_has_no_price(number: str):
    assert pence_a_minute(number, "mobile") is None


@pytest.mark.parametrize(
    "written", ["03069990444", "+44 3069 990444", "+44 (0)3069 990444", "0044 3069 990444", "(03069) 990-444"]
)
def test_a_number_costs_the_same_however_it_is_written(written: str):
    assert pence_a_minute(written, "mobile") == pence_a_minute("03069 990444", "mobile")


def test_a_town_whose_code_looks_like_directory_enquiries_is_a_town():
    reading = pence_a_minute("0118 496 0000", "landline")
    assert reading == pence_a_minute("01632 960777", "landline")


def test_a_personal_number_is_no_mobile():
    assert pence_a_minute("070 0000 0000", "landline").value > pence_a_minute("07700 900123", "landline").value


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("03069 990444", "from 3p to 65p a minute for the whole United Kingdom; nothing within a contract's included"),
        ("0845 000 0000", "from 5p to 72p a minute"),
        ("0808 157 0001", "Free from every landline and every mobile"),
    ],
)
def test_a_price_says_which_of_the_published_it_is(number: str, says: str):
    price = pence_a_minute(number, "mobile")
    assert says in price.because
    assert not price.assumption


@pytest.mark.parametrize("beginning", ["084", "0845", "0870", "09", "070", "118 000"])
def test_a_number_with_a_charge_of_its_own_or_in_no_included_minutes_costs_extra(beginning: str):
    assert costs_extra(beginning) is True


@pytest.mark.parametrize("beginning", ["01632", "020", "0306", "07700", "0800", "0808", "116 000"])
def test_an_ordinary_or_a_free_number_does_not(beginning: str):
    assert costs_extra(beginning) is False


@pytest.mark.parametrize("number", ["", "0500 000000", "+1 202 555 0100"])
def test_of_a_number_in_no_range_that_is_not_known(number: str):
    assert costs_extra(number) is None


@ranges
@pytest.mark.parametrize("line", LINES)
def test_every_range_has_a_price_from_both_lines_and_says_who_published_it(known: call_prices._Range, line: str):
    price = pence_a_minute(known.starts[0].ljust(known.digits or 11, "0"), line)
    assert price is not None
    assert price.source


@ranges
def test_a_range_is_charged_by_line_or_by_service_and_never_upside_down(known: call_prices._Range):
    by_line = [known.landline, known.mobile]
    assert all(by_line) != bool(known.service)
    charges = [charge for charge in (*by_line, known.service) if charge]
    assert all(charge.low <= charge.high and charge.source in call_prices._prices().sources for charge in charges)


def test_every_source_is_used():
    prices = call_prices._prices()
    used = {
        charge.source for known in prices.numbers for charge in (known.landline, known.mobile, known.service) if charge
    }
    assert used | {prices.access.landline.source, prices.access.mobile.source} == set(prices.sources)
