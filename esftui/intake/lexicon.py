"""The words that people use in their sheets, Swedish and English, for what the fields are.

The words are data, never shown; they are compared folded (``fold``).
"""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from esftui.intake.cell import fold
from esftui.intake.fields import FIELDS, REPEATED, Kind, field_label

Private = Literal["name", "personal_number", "email", "phone", "address"]
"""What can be personal in a column."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split(" "))


_VOUCHERS = "verifikat, ver nr, vernr, verifikatnummer, verifikationsnummer, verifikation, voucher"
# the first word of each is the field's own name
_HEADINGS: dict[str, str] = {
    "id": "id, pseudonym, deltagare, deltagar id, deltagarid, deltagarnr, deltagarnummer, kod, "
    "deltagarkod, löpnr, löpnummer, participant, participant id, person, person id, personid, "
    "code, nr, respondent, respondent id, kundnr, ärendenr, ärendenummer, case id, dnr",
    "gender": "kön, "
    "könstillhörighet, juridiskt kön, k m, k/m, m/k, sex, gender, kv/man, kvinna man",
    "birth_year": "födelseår, född, född år, fött år, födelsedatum, födelsedag, ålder, åldersår, "
    "year of birth, birth year, born, date of birth, birth date, dob, age, ålder vid start, "
    "ålder vid inskrivning",
    "municipality": "kommun, kommunnamn, "
    "hemkommun, bostadskommun, folkbokföringskommun, hemort, bostadsort, "
    "ort, municipality, home municipality, town",
    "referrer": "anvisande, anvisande myndighet, anvisad av, anvisad från, anvisare, remitterande, "
    "remitterad från, remittent, remitterad av, inremitterad av, uppdragsgivare, myndighet, "
    "kommer från, aktualiserad av, referrer, referred by, referring authority, referral, "
    "anvisning, hänvisad från, initierad av",
    "group": "grupp, deltagargrupp, omgång, kohort, kull, group, cohort, batch, insatsgrupp",
    "start": "start, startdatum, datum start, start datum, started, start date, inskrivning, "
    "inskriven, inskrivningsdatum, inskr datum, inskr, insk datum, insk dat, in datum, in, "
    "börjat, började, början, "
    "börjar, från och med, fr o m, from, fom, entry, entry date, enrolled, enrolment date, "
    "enrolment, enrollment, projektstart, startat, inskrivning datum, påbörjat, ankomst",
    "exit": "avslut, "
    "avslutsdatum, avslutad, avslutat, avslut datum, datum avslut, slutdatum, slut, "
    "slutade, slutat, utskrivning, utskriven, utskrivningsdatum, utskr datum, ut datum, ut, "
    "till och med, t o m, tom, to, exit, exit date, end, end date, left, leaving date, "
    "avsl datum, avsl dat, avgång, avgångsdatum, avslutning, avslutningsdatum, sista dag, "
    "avbrott datum, efter avslutet den, after the exit on",
    "reason": "orsak, orsak avslut, orsak för avslut, "
    "avslutsorsak, orsak till avslut, avslut orsak, skäl, avslutsskäl, "
    "anledning, anledning till avslut, avslutsanledning, avgångsorsak, resultat vid avslut, "
    "avslutad till, avslut till, utfall, efter avslut, gick till, reason, exit reason, "
    "reason for exit, reason for leaving, outcome, destination, avslutskod, resultat",
    "outside_home": "utanför hemkommunen, annan kommun, lösning utanför hemkommunen, "
    "outside home municipality, outside home, utanför kommunen, "
    "solution outside the home municipality",
    "activity": "aktivitet, insats, åtgärd, aktivitetstyp, typ av aktivitet, activity, measure, "
    "type of activity, aktiviteter",
    "activity_start": "aktivitet start, aktivitet från, insats start, aktivitetsstart, "
    "activity start, activity from, aktivitet startdatum, praktik start, praktik från",
    "activity_end": "aktivitet slut, aktivitet till, insats slut, aktivitetsslut, activity end, "
    "activity to, aktivitet slutdatum, praktik slut, praktik till",
    "activity_place": "activity at, aktivitet hos, aktivitet plats, praktikplats, "
    "praktik hos, arbetsplats, arbetsgivare, företag, employer, company, held at, hölls hos, "
    "workplace",
    "activity_abroad": "aktivitet utomlands, utomlands, utland, abroad, went abroad, "
    "var utomlands, activity abroad",
    "activity_example": "aktivitet vid exempelföretag, exempelföretag, example company, "
    "at an example company",
    "step": "steg, metodsteg, utvecklingssteg, trappsteg, nått steg, fas, step, method step, level",
    "step_date": "steg datum, datum för steg, stegdatum, steg nått, step date, step reached, "
    "metodsteg nått den, method step reached on",
    "plan_health": "hälsoplan, handlingsplan hälsa, health plan, action plan health, "
    "plan hälsa, datum hälsoplan",
    "plan_work_studies": "handlingsplan arbete, handlingsplan arbete studier, arbetsplan, "
    "studieplan, handlingsplan studier, work plan, action plan work, handlingsplan, action plan, "
    "plan arbete studier, individuell handlingsplan, handlingsplan arbete eller studier, "
    "action plan work or studies",
    "date": "datum, bokföringsdatum, bokf datum, bokföringsdag, bokfdat, verifikationsdatum, "
    "verdatum, ver datum, transaktionsdatum, transdatum, period, månad, date, booking date, "
    "posting date, entry date, month, betaldatum, fakturadatum, dat, bokförd",
    "source": "finansiär, finansieringskälla, källa, medfinansiär, finansiering, betalas av, "
    "source, source of financing, financier, funder, financing, projektfinansiär",
    "category": "kostnadsslag, kategori, kostnadskategori, kostnadstyp, kontogrupp, konto, "
    "kontonamn, kontotext, budgetpost, post, utgiftstyp, utgiftsslag, category, cost category, "
    "cost type, budget line, account, slag",
    "amount": "belopp, belopp kr, belopp i kr, belopp sek, summa, summa kr, kronor, kr, sek, "
    "kostnad, kostnad kr, utfall, utfall kr, utgift, debet, amount, amount sek, sum, cost, "
    "expenditure, total, belopp kronor, netto, upparbetat, amount in kronor, belopp i kronor, "
    "rekvirerat, rekvirerat belopp, sökt belopp, ansökt belopp, ansökt, requested, "
    "requested amount, claimed amount, amount claimed",
    "note": "text, notering, anteckning, anteckningar, kommentar, kommentarer, beskrivning, not, "
    "anmärkning, verifikattext, vertext, verifikationstext, avser, benämning, fritext, note, "
    "notes, comment, description, remark, " + _VOUCHERS,
    "after": "tid efter avslutet, tid efter, tid efter avslut, tidslängd, uppföljningstillfälle, "
    "uppföljning efter, tidpunkt för uppföljning, längd, time after the exit, time after exit, "
    "length of time, follow up after, followed up after",
    "follow_up": "resultat vid uppföljning, funnet, fann, resultat av uppföljning, "
    "uppföljningsresultat, sysselsättning, sysselsättning vid uppföljning, "
    "status vid uppföljning, found, found at the follow up, outcome at follow up, situation",
    "follow_up_date": "uppföljningsdatum, uppföljd den, uppföljd, dag för uppföljning, "
    "datum för uppföljning, uppföljningsdag, kontaktdatum, followed up on, follow up date, "
    "date of follow up",
    "state": "uppföljning, hur uppföljningen gick, uppföljningsstatus, follow up, "
    "how the follow up went, follow up status",
    "period_start": "kostnader från, period från, kostnader från och med, periodens början, "
    "periodstart, period start, från, från och med, fr o m, from, fom, costs from, period from, "
    "avser från, perioden från, första dag",
    "period_end": "kostnader till, period till, kostnader till och med, kostnader upp till, "
    "periodens slut, periodslut, period slut, till, till och med, t o m, tom, to, costs up to, "
    "costs to, period end, period to, period, avser period, redovisningsperiod, avser till, "
    "perioden till, månad, month, sista dag",
    "requested": "rekvirerat den, rekvirerad, rekvirerat, rekvisition, rekvisitionsdatum, ansökt, "
    "ansökt den, ansökan, ansökningsdatum, datum för ansökan, ansökan inskickad, inskickad, "
    "ansökan om utbetalning, requested on, requested, request date, claimed, claimed on, "
    "claim date, application date, applied on, sent in",
    "paid": "utbetalt den, utbetald, utbetalt, utbetald den, utbetalning, utbetalningsdatum, "
    "utbetalningsdag, datum för utbetalning, betald, paid on, paid, payment date, date paid, "
    "paid date",
    "paid_amount": "utbetalt, utbetalt belopp, utbetald, utbetalat, utbetalat belopp, utbetalning, "
    "utbetalt kr, betalt belopp, beviljat belopp, godkänt belopp, paid, paid amount, amount paid, "
    "payment",
    "question": "fråga, frågan, enkätfråga, påstående, question, frågenr, item",
    "occasion": "tillfälle, mättillfälle, enkättillfälle, när, omgång, occasion, measurement, wave",
    "asked": "utskickad, utskickat, utdelad, utdelat, frågad, datum utskick, utskicksdatum, "
    "enkät skickad, asked, sent, date sent, asked on, utskick, datum enkät, enkätdatum",
    "answered": "besvarad, besvarat, svarsdatum, svarat, svarade, datum svar, inkommen, inkom, "
    "inlämnad, answered, answered on, response date, replied, answer date, svarsdag, tidstämpel, "
    "timestamp",
    "value": "svar, värde, poäng, betyg, svarsalternativ, answer, value, score, rating, response",
}

_PARTS = _set(
    "datum date dag day orsak skal reason id nr kon sex gender kommun fran till from to namn name "
    "start slut avslut end exit belopp summa kr antal anvisare anvisande svar varde typ typ av "
    "fodd ar alder plats text k m kv man kvinna total resultat"
)
"""Words that are headings when they stand under a group's name, and too vague alone."""

GENDERS = {
    "woman": "k, kv, kvinna, kvinnor, kvinnlig, f, fem, female, woman, women, 2, tjej, dam, w",
    "man": "m, man, män, manlig, male, men, 1, kille, herr",
    "unknown": "okänt, okänd, annat, vet ej, uppgift saknas, saknas, unknown, other, x, ej svar, "
    "ickebinär, annan, ej uppgett, vill ej uppge, 9, 0, 3",
}
YES = _set("ja j x yes y true sant 1 v ok")
NO = _set("nej n no false falskt 0")

REASONS = {
    "work": "arbete, arb, anställning, anst, jobb, egen försörjning arbete, till arbete, "
    "nystartsjobb, lönebidrag, subventionerad anställning, eget företag, startat eget, "
    "tillsvidare, visstidsanställning, timanställning, work, job, employment, employed, "
    "work employment",
    "studies": "studier, stud, utbildning, studerar, till studier, folkhögskola, komvux, sfi, "
    "reguljär utbildning, studies, study, education, school",
    "vocational_training": "yrkesutbildning, arbetsmarknadsutbildning, yrkesutb, yh, "
    "vocational training, training",
    "placement": "praktik, arbetsträning, arbetsprövning, apl, placement, internship, "
    "work placement, work practice",
    "other_measure": "annan åtgärd, annan insats, ny åtgärd, annat projekt, åtgärd, "
    "jobb och utvecklingsgarantin, jobbgaranti, fas 3, other measure, other project, "
    "annan arbetsmarknadsåtgärd",
    "care": "vård, behandling, vård behandling, sjuk, sjukdom, sjukskriven, sjukskrivning, "
    "missbruk, rehabilitering, hälsoskäl, care, treatment, illness, sick, health reasons, sjukdom "
    "vård",
    "returned": "åter, åter till anvisare, åter till myndighet, tillbaka, åter af, åter fk, "
    "åter soc, åter till af, åter till remittent, återgång, åter till anvisande, returned, "
    "back to referrer, return",
    "interrupted": "avbrott, avbrutit, avbruten, hoppat av, avhopp, uteblivit, eget val, "
    "egen begäran, interrupted, dropped out, dropout, quit",
    "moved": "flytt, flyttat, flyttad, moved, relocation",
    "other": "övrigt, annat, annan orsak, annan, övr, other, misc, okänt",
}
ACTIVITIES = {
    "mapping": "kartläggning, mapping, assessment",
    "coaching": "coachning, coaching, jobbcoach, samtal, vägledning, handledning, jobbsökning",
    "placement": "praktik, prao, språkpraktik, placement, internship, arbetspraktik",
    "work_training": "arbetsträning, arbetsprövning, work training",
    "study_visit": "studiebesök, study visit",
    "exchange": "utbyte, transnationellt utbyte, utlandspraktik, exchange, job shadowing",
    "language_cafe": "språkcafé, språkkafé, språkträning, language cafe",
    "health": "hälsa, friskvård, hälsoaktivitet, health, motion",
    "course": "kurs, utbildning, föreläsning, course, class, workshop",
}
FOLLOW_UPS = {
    "work": REASONS["work"] + ", arbetar, har arbete, i arbete, jobbar, har jobb, kvar i arbete, "
    "egenförsörjd, working, in work, still in work",
    "studies": REASONS["studies"] + ", i studier, pluggar, kvar i studier, studying, in studies",
    "other_measure": REASONS["other_measure"] + ", " + REASONS["placement"] + ", i åtgärd",
    "none": "inget, ingen, ingenting, arbetslös, öppet arbetslös, arbetssökande, hemma, sjuk, "
    "sjukskriven, sjukpenning, försörjningsstöd, utan sysselsättning, ingen sysselsättning, "
    "none, nothing, unemployed, job seeker, on sick leave, no occupation",
    "done": "gjord, klar, genomförd, uppföljd, nådd, svarat, svarade, done, made, completed, "
    "reached, answered",
    "not_reached": "ej nådd, ej nåd, ej anträffad, ej anträffbar, ej svarat, inget svar, nås ej, "
    "inte nådd, svarar ej, ej svar, gick ej att nå, får ej kontakt, ej kontakt, not reached, "
    "no answer, no reply",
    "declined": "avböjt, avböjde, vill ej, vill inte, vill ej svara, tackat nej, tackade nej, "
    "avstår, declined, refused, does not want to",
}
OCCASIONS = {
    "before": "före, innan, före start, vid start, start, inskrivning, before, baseline, pre, "
    "mätning 1, inledande",
    "during": "under, under tiden, halvtid, mitt i, during, midterm, mätning 2, pågående",
    "after": "efter, efter avslut, vid avslut, avslut, slut, utskrivning, after, at exit, post, "
    "mätning 3, avslutande",
}
PRIVATE: dict[Private, str] = {
    "personal_number": "personnummer, personnr, pnr, persnr, pers nr, person nr, födelsenummer, "
    "samordningsnummer, ssn, personal identity number, personal number, social security number, "
    "pers.nr, p nr, civic number",
    "name": "namn, förnamn, efternamn, för och efternamn, förnamn efternamn, fullständigt namn, "
    "deltagarnamn, deltagarens namn, namn deltagare, tilltalsnamn, name, first name, last name, "
    "surname, full name, given name, family name, participant name, handläggare, kontaktperson, "
    "coach namn, handledare, case worker, contact person, närstående, anhörig",
    "email": "e post, epost, e postadress, epostadress, mail, e mail, email, mejl, mailadress, "
    "email address",
    "phone": "telefon, tel, tfn, telefonnummer, telefonnr, tel nr, mobil, mobilnummer, mobilnr, "
    "mobiltelefon, hemtelefon, phone, phone number, telephone, mobile, cell",
    "address": "adress, gatuadress, postadress, bostadsadress, postnummer, postnr, gata, c o, "
    "address, street, street address, post code, postal code, zip, zip code, hemadress",
}
"""Headings of what is personal and never stored."""
ELSEWHERE = "plats, place, lokal, venue, held at, hölls hos, i kommun, in municipality"
"""Headings of columns that name a place which is not where a person lives."""

STAFF = (
    "handläggare, kontaktperson, coach namn, handledare, case worker, contact person, närstående, "
    "anhörig, coach"
)
"""Headings of people who are not the participants."""

TOTALS = (
    "summa, summor, totalt, total, totalsumma, slutsumma, delsumma, sum, totals, subtotal, grand, "
    "medel, medelvärde, snitt, average"
)
"""What a row that sums up begins with."""

MONTHS = (
    "januari january jan",
    "februari february febr feb",
    "mars march mar mrs",
    "april apr",
    "maj may",
    "juni june jun",
    "juli july jul",
    "augusti august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
"""The names of each month, long and short."""

_NUMBER = re.compile(r"(?:^|(?<=[ a-zåäöA-Z(#_]))([1-9][0-9]?)(?=$|[ ):])")
_NEAR = 0.84


class Guess(NamedTuple):
    """A field that a heading may mean: its name, the number in the heading, how sure (0-1)."""

    field: str
    number: int
    score: float


@cache
def words_of(text: str) -> frozenset[str]:
    """Return a list of words with commas between, folded."""
    return frozenset(fold(word) for word in text.split(","))


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for field, text in _HEADINGS.items():
        for word in words_of(text):
            found.setdefault(word, []).append(field)
    return {word: tuple(fields) for word, fields in found.items()}


@lru_cache(maxsize=4096)
def guesses(heading: str, kind: Kind) -> tuple[Guess, ...]:
    """Return the fields that a heading may mean in a kind of sheet, likeliest first."""
    bare, number = without_number(heading)
    best: dict[str, float] = {}
    for text, share in _readings(bare, heading):
        for word, fields in _by_word().items():
            score = share * likeness(text, word)
            if word in words_of(_VOUCHERS):
                score *= 0.9  # a number makes a poorer note than a text
            if score < 0.9 * _NEAR * share:
                continue
            for field in fields:
                if field in FIELDS[kind] and score > best.get(field, 0.0):
                    best[field] = score
    found = [
        Guess(field, number if field in REPEATED[kind] else 1, round(score, 3))
        for field, score in best.items()
    ]
    return tuple(sorted(found, key=lambda guess: -guess.score))


def is_own_name(heading: str, field: str) -> bool:
    """Say whether a heading is what a field is itself called, and not only another word for it."""
    first = _HEADINGS[field].partition(",")[0]
    bare, _number = without_number(heading)
    return bare in (fold(first), fold(field), fold(field_label(field)))


def _readings(bare: str, heading: str) -> list[tuple[str, float]]:
    """Return a heading, and what is left of it without its first words and its unit."""
    words = bare.split()
    readings = [(bare, 1.0)]
    before, bracket, _rest = heading.partition("(")
    if bracket and before.strip():
        readings.append((without_number(before)[0], 0.95))
    if len(words) > 1:
        readings.append((" ".join(words[1:]), 0.9))
        readings.append((" ".join(words[:-1]), 0.86))
    if len(words) > 2:
        readings.append((words[-1], 0.85))
    return readings


def without_number(heading: str) -> tuple[str, int]:
    """Return a heading folded without the number in it, and the number (1 without one)."""
    match = _NUMBER.search(heading)
    if match is None:
        return fold(heading), 1
    # "2:a start" leaves an "a" behind
    rest = re.sub(r"^\s*:?[ae]\b", "", heading[match.end() :])
    return fold(f"{heading[: match.start()]} {rest}"), int(match[1])


def private_kind(heading: str) -> Private | None:
    """Return what personal thing a heading names, or nothing."""
    bare, _number = without_number(heading)
    telling = [word for word in bare.split() if len(word) > 4]
    texts = [text for text, share in _readings(bare, heading) if share >= 0.9]
    for text in (*texts, *telling):
        for kind, words in PRIVATE.items():
            if text in words_of(words):
                return kind
    for kind, words in PRIVATE.items():
        if any(len(word) > 5 and likeness(bare, word) >= _NEAR for word in words_of(words)):
            return kind
    return None


@lru_cache(maxsize=4096)
def heading_score(label: str, parts: bool = False) -> float:
    """Return how surely a text is a heading (0-1). ``parts``: vague ones count as well."""
    bare, _number = without_number(label)
    if bare in _by_word() or private_kind(label) or (parts and bare in _PARTS):
        return 1.0
    best = max((likeness(bare, word) for word in _by_word()), default=0.0)
    if best >= _NEAR:
        return 0.8
    if len(bare) <= 40 and any(len(word) > 3 and word in _by_word() for word in bare.split()):
        return 0.5
    return 0.5 if parts and any(word in _PARTS for word in bare.split()) else 0.0


def likeness(text: str, word: str) -> float:
    """Return how alike two folded texts are (0-1); short ones only if they are the same."""
    if text == word:
        return 1.0
    one, other = text.replace(" ", ""), word.replace(" ", "")
    if one == other:
        return 0.99
    if min(len(one), len(other)) < 4:
        return 0.0
    if _shortened(text, word):
        return 0.9
    # a slip is seldom in the first letter, and most words are told apart by it
    if one[0] != other[0] or 2 * min(len(one), len(other)) < _NEAR * (len(one) + len(other)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _NEAR else 0.0


def _shortened(text: str, word: str) -> bool:
    """Say whether a text is an abbreviation: each of its words begins a piece of the other."""
    words = text.split()
    if len(words) < 2 or any(len(each) < 3 for each in words):
        return False
    rest, at = word.replace(" ", ""), 0
    if not rest.startswith(words[0]):
        return False
    for each in words:
        found = rest.find(each, at)
        if found < 0:
            return False
        at = found + len(each)
    return at == len(rest)
