"""The published facts of the five projects are in their files, to the krona and the day."""

from datetime import date

import pytest
from support.example_data import DATA, NAMES, project

SKANE_AND_BLEKINGE = [
    "Bjuv",
    "Bromölla",
    "Burlöv",
    "Båstad",
    "Eslöv",
    "Helsingborg",
    "Hässleholm",
    "Höganäs",
    "Hörby",
    "Höör",
    "Karlshamn",
    "Karlskrona",
    "Klippan",
    "Kristianstad",
    "Kävlinge",
    "Landskrona",
    "Lomma",
    "Lund",
    "Malmö",
    "Olofström",
    "Osby",
    "Perstorp",
    "Ronneby",
    "Simrishamn",
    "Sjöbo",
    "Skurup",
    "Staffanstorp",
    "Svalöv",
    "Svedala",
    "Sölvesborg",
    "Tomelilla",
    "Trelleborg",
    "Vellinge",
    "Ystad",
    "Åstorp",
    "Ängelholm",
    "Örkelljunga",
]


def test_there_are_five_projects_all_marked_as_example_data() -> None:
    assert tuple(sorted(path.parent.name for path in DATA.glob("*/project.yaml"))) == NAMES
    assert all(project(name).example_data for name in NAMES)
    assert all(project(name).id == name for name in NAMES)


@pytest.mark.parametrize(
    ("name", "esf_grant", "total", "percent"),
    [
        ("framtidsstegen", 10_617_649, 18_336_099, 57.9),
        ("jobbinvest-ering", 108_880, 145_173, 75.0),
        ("creadiem", 6_492_410, 16_811_676, 38.6),
        ("job-action-plan-europe", 3_910_526, 7_821_459, 50.0),
    ],
)
def test_amounts_and_esf_shares_are_those_granted(
    name: str, esf_grant: int, total: int, percent: float
) -> None:
    budget = project(name).budget
    assert budget is not None
    assert (budget.esf_grant, budget.total) == (esf_grant, total)
    assert budget.esf_share is not None
    assert round(100 * budget.esf_share, 1) == percent


def test_the_esf_share_of_jape_is_just_under_a_half() -> None:
    budget = project("job-action-plan-europe").budget
    assert budget is not None
    assert budget.esf_share is not None
    assert round(100 * budget.esf_share, 3) == 49.997


def test_fler_i_arbete_has_no_budget_since_none_is_published() -> None:
    assert project("fler-i-arbete").budget is None


@pytest.mark.parametrize(
    ("name", "owner", "region", "kind", "period"),
    [
        (
            "framtidsstegen",
            "Allbo Lärcenter (Alvesta)",
            "Småland och Öarna",
            "implementation",
            (date(2011, 6, 1), date(2014, 6, 30)),
        ),
        (
            "jobbinvest-ering",
            "Kävlinge Lärcentrum",
            "Sydsverige",
            "pre_study",
            (date(2008, 5, 1), date(2008, 9, 30)),
        ),
        (
            "fler-i-arbete",
            "Socialförvaltningen, Osby kommun",
            "Sydsverige",
            "implementation",
            (date(2012, 1, 1), date(2014, 6, 30)),
        ),
        (
            "creadiem",
            "Socialförvaltningen (Kalmar)",
            "Småland och Öarna",
            "implementation",
            (date(2010, 11, 1), date(2014, 4, 30)),
        ),
        (
            "job-action-plan-europe",
            "Arbetsförmedlingen Örebro",
            "Norra Mellansverige",
            "implementation",
            (date(2011, 11, 1), date(2014, 9, 30)),
        ),
    ],
)
def test_owner_region_and_period_are_those_published(
    name: str, owner: str, region: str, kind: str, period: tuple[date, date]
) -> None:
    found = project(name)
    assert (found.owner, found.region, found.kind) == (owner, region, kind)
    assert (found.start, found.end) == period


def test_what_is_not_published_is_marked_as_assumed() -> None:
    fler, jape = project("fler-i-arbete"), project("job-action-plan-europe")
    assert fler.dates_assumed
    assert fler.owner_later == "Utbildning och arbete"
    assert all(phase.assumed for phase in project("framtidsstegen").phases)
    assert not project("framtidsstegen").dates_assumed
    assert jape.planned is not None
    assert jape.planned.assumed
    assert all(project(name).assumptions for name in NAMES)
    for name in NAMES:
        budget = project(name).budget
        if budget is not None:
            assert budget.plan_assumed
            assert all(category.assumed for category in budget.categories)


@pytest.mark.parametrize("name", [n for n in NAMES if n != "fler-i-arbete"])
def test_the_programme_area_is_the_second(name: str) -> None:
    assert project(name).programme_area == "Programområde 2 Ökat arbetskraftsutbud"


@pytest.mark.parametrize(
    ("name", "municipalities"),
    [
        ("framtidsstegen", ["Alvesta", "Ljungby", "Värnamo", "Växjö", "Älmhult"]),
        ("jobbinvest-ering", [*SKANE_AND_BLEKINGE, "Östra Göinge"]),
        ("fler-i-arbete", ["Osby"]),
        ("creadiem", ["Borgholm", "Gotland", "Kalmar", "Mörbylånga"]),
        (
            "job-action-plan-europe",
            [
                "Askersund",
                "Degerfors",
                "Filipstad",
                "Hallsberg",
                "Hällefors",
                "Karlskoga",
                "Kristinehamn",
                "Kumla",
                "Laxå",
                "Lekeberg",
                "Lindesberg",
                "Nora",
                "Storfors",
                "Örebro",
            ],
        ),
    ],
)
def test_municipalities_are_those_published(name: str, municipalities: list[str]) -> None:
    assert list(project(name).municipalities) == municipalities


def test_jobbinvest_ering_covers_38_municipalities() -> None:
    assert len(set(project("jobbinvest-ering").municipalities)) == 38


@pytest.mark.parametrize(
    ("name", "co_financiers", "more_partners"),
    [
        (
            "framtidsstegen",
            [
                "Arbetsförmedlingen Alvesta",
                "Arbetsförmedlingen Ljungby",
                "Arbetsförmedlingen Älmhult",
                "Förvaltning för Arbete och lärande",
                "Socialförvaltningen",
                "Socialförvaltningen",
            ],
            [
                "AB Nybro Brunn",
                "Försäkringskassan Värnamo",
                "Växjö Lokalt försäkringscentra",
                "Växjö Samordningsförbund",
            ],
        ),
        (
            "creadiem",
            [
                "Af Kalmar",
                "Arbetsförmedlingen Borgholm",
                "Borgholms Kommun",
                "Mörbylånga Kommun (Kommunledn)",
                "Socialförvaltningen",
            ],
            [
                "Hansa Utbildning AB",
                "Högalids Folkhögskola",
                "Kunskapsnavet",
                "LB Karriär AB",
                "Ölands Folkhögskola",
            ],
        ),
    ],
)
def test_partners_are_the_co_financiers_and_some_more(
    name: str, co_financiers: list[str], more_partners: list[str]
) -> None:
    assert list(project(name).co_financiers) == co_financiers
    assert list(project(name).partners) == co_financiers + more_partners


def test_the_co_financiers_of_the_others_are_those_published() -> None:
    jape = project("job-action-plan-europe")
    places = ("Hallsberg", "Karlskoga", "Kristinehamn", "Lindesberg", "Örebro")
    assert jape.co_financiers == tuple(f"Arbetsförmedlingen {place}" for place in places)
    assert jape.partners == (
        "Folkuniversitetet",
        "Försäkringskassan i Örebro",
        "Manpower",
        "Skatteverket Örebro",
        "Statistiska centralbyrån",
        "Studentconsulting",
        "Vuxenutbildning och Arbetsmarknad (Jobbcentrum)",
    )
    assert project("jobbinvest-ering").co_financiers == ("Kävlinge Lärcentrum",)


def test_planned_participants_are_published_for_two_projects() -> None:
    fler, crea = project("fler-i-arbete").planned, project("creadiem").planned
    assert fler is not None
    assert crea is not None
    assert (fler.participants, fler.women, fler.men, fler.assumed) == (60, 30, 30, False)
    assert (crea.participants, crea.women, crea.men, crea.assumed) == (110, None, None, False)
