"""A small project file, register and settings that use most of what they may hold."""

PROJECT = """\
# Ett projekt med åäö och – tecken
schema: 1
id: proj
title: "Fler i arbete \\u2013 Osby"
owner: 'Osby kommun'
start: 2012-01-01
end: 2013-12-31
example_data: true
municipalities: [Osby, Älmhult]
phases:
  - {id: mobilisation, title: Mobilisering, start: 2012-01-01, end: 2012-06-30}
planned: {participants: 60, women: 30, men: 30}
budget:
  esf_grant: 60
  total: 100
  financing:
    - {id: esf, title: ESF, kind: esf, amount: 60}
    - {id: own, title: Egen, kind: co_financing, amount: 40}
  categories: [{id: staff, title: Personal, amount: 100}]
questions:
  - {id: closer, title: Närmare?, occasions: [before, after, +3 months]}
goals:
  - id: work
    title: Till arbete
    kind: share
    of: leavers
    that: {any: [{exit: [work]}, {all: [{exit: [studies]}]}]}
    target: 0.6
  - {id: site, title: Webbplats, kind: milestone, item: site}
checklist:
  - id: site
    title: Webbplats
    due: start + 3 months
    note: |
      Två rader,
      den andra här.
  - {id: plan, title: Plan, after: [site], status: done, done: 2012-05-01}
"""

REGISTER = """\
{
"meta": {"1": {"project": "proj", "note": "påhittat \\u2013 allt"}},
"participants": {
"1": {"id": "P-1", "gender": "woman", "birth_year": 1980, "municipality": "Osby", "enrolments":
 [{"start": "2012-02-01", "exit": "2012-08-01", "reason": "work"}], "answers": [{"question":
 "closer", "occasion": "after", "asked": "2012-08-01", "answered": "2012-08-09", "value": 4}]},
"2": {"id": "P-2", "gender": "man", "enrolments": [{"start": "2012-03-01"}]}
},
"spending": {"1": {"date": "2012-04-30", "source": "esf", "category": "staff", "amount": 12}}
}
"""

CONFIG = """\
# inställningar
schema: 1
data: "åäö"   # mappen
language: sv
theme: esf-light
as_of: 2013-03-31
keys:
  quit: 'q,ctrl+q'
"""
