import pytest
from support.sample_figures import figures

from esftui.panels.compose import text_of
from esftui.panels.line import plain
from esftui.panels.registry import PANELS

DRAWN = [
    (
        "flow",
        48,
        7,
        (
            "Deltagarflöde | 79 av 120 | 4 återkom · plan i dag 71",
            "starter 83  ▅▃▃▅▆▅▃▅▅▃▆▃▆▆▃▃█▂▆▃▆···············",
            "pågår   39            ▂▄▄▆▅▅█▅▄▅▆",
            "                 ▂▃▅█████████████",
            "               ▃▆████████████████",
            "            ▃▅███████████████████···············",
            "avslut  44        ▁▁▁▂▃ ▆▃▅▃▃▇▇▂▅···············",
            "           2011   2012        2013        2014",
        ),
    ),
    (
        "flow",
        24,
        3,
        (
            "Deltagarflö… | 79 av 120 | plan i dag 71",
            "starter 83 ▄▇▆▇▇▇▆▃·····",
            "pågår   39 ▁▄▅▆▇█▇▇·····",
            "avslut  44   ▁▃▅▆█▂·····",
        ),
    ),
    (
        "exits",
        40,
        4,
        (
            "Avslutsorsak | 44 avslut | + till arbete/studier 14 av 44",
            "+ Arbete          ▇▇▒▒    4 K 6 M 0 ? 10",
            "  Annan åtgärd    ▇▇▒     4   4   0    8",
            "  Vård/behandling ▇▒▒     2   6   0    8",
            "  3 övriga        ▇▇▇▒▒▒░ 9   8   1   18",
        ),
    ),
    (
        "gender",
        34,
        7,
        (
            "Könsfördelning | 37 % K · 63 % M | 40–60 % är jämnt · ! 4 skeva",
            "                K  40  60  M",
            "Deltagare       ▇▇▇▒┊▒▒┊▒▒▒▒ !37 %",
            "Starter         ▇▇▇▒┊▒▒┊▒▒▒▒ !38 %",
            "Pågår           ▇▇▇▒┊▒▒┊▒▒▒▒ !31 %",
            "Avslutade       ▇▇▇▇┊▒▒┊▒▒▒▒  44 %",
            "Till arbete/st… ▇▇▇▒┊▒▒┊▒▒▒▒ !36 %",
            "12 mån 47→37 % K  ▄▄▄▄▄▄▄▄▃▃▃▃▃▃▃▃",
        ),
    ),
    (
        "budget",
        50,
        6,
        (
            "Budget | 8,8 av 18,3 mnkr | ! −1,2 mnkr mot plan i dag",
            "upparbetat  ██████▊░┃░░░░░░  48 %  8,8 av 18,3",
            "tid         ████████▉░░░░░░  60 %",
            "prognos     ███████████▌░░┃  82 %  15,1: 3,2 under",
            "ESF-stöd    ███████▊░░░░░░░  52 %  5,5 av 10,6",
            "medfin.     ██████▍░░░░░░░░  43 %  3,3 av 7,7",
            "varav ers.  ███████▏░░░░░░░  48 %  3,3 av 6,9",
        ),
    ),
    (
        "goals",
        68,
        8,
        (
            "Mål | 1 av 7 nås | ┃ mål",
            "→ Vidare till någon form… █░┃░░░░░░ 13 % ┃20 % 10/79 på väg",
            "✓ Har deltagit i praktik… ███┃████▍ 92 % ┃40 % 73/79 nått",
            "× Känner sig närmare arb… █▊░░░░┃░░ 22 % ┃75 % 17/79 utom räckhåll",
            "! Till arbete eller stud… ██▊░┃░░░░ 35 % ┃50 % 14/40 i fara",
            "? Arbete efter 90 dagar   ██▎░░░░░░ 25 %       10/40 mål ej beslutat",
            "! Praktik utomlands       ████░░░░┃    9   ┃18       i fara",
            "· Närmare än förut        ██████▍░░ 70 %       19/27 svarade högre",
            "· 0 av 2 milstolpar klara  × 1 missad",
        ),
    ),
    (
        "checklist",
        76,
        8,
        (
            "Checklista | 2 sena · 2 inom 30 dagar | 1 av 6 klara",
            " ! Webbplats om metoder                  ej börjad  2011-09-01 577 dagar sen",
            " ! Avtal med extern utvärderare          pågår      2011-11-30 487 dagar sen",
            " • SWOT-analys av jämställdhet och till… pågår      2013-04-12 om 12 dagar",
            " • Plan för jämställdhet och tillgängli… ej börjad  2013-04-30 om 30 dagar",
            " · Metodhandbok                          ej börjad  2013-12-30 slut − 6 mån",
            " = Implementering                        varje möte",
            " ✓ Samverkansavtal                       klar       2011-10-20",
            " – Förstudie                             ej aktuell",
        ),
    ),
    (
        "activities",
        60,
        4,
        (
            "Aktiviteter | 79 av 79 i aktivitet | 6 slag till · 0 utan aktivitet",
            "                                K  M ? personer nu utomlands",
            "Praktik       ▇▇▇▇▇▇▇▒▒▒▒▒▒▒▒▒ 22 32 0       54 11         6",
            "Arbetsträning ▇▇▇▇▇▇▒▒▒▒▒▒▒▒░  20 29 1       50  6         6",
            "Studiebesök   ▇▇▇▇▇▒▒▒▒▒▒▒▒▒░  16 34 1       51  7         5",
        ),
    ),
    (
        "radar",
        60,
        8,
        (
            "Att göra | ! 20 sena · 11 att göra | 1–5 av 31",
            "! 9 uppföljningar sena  ! 2 milstolpar sena",
            "! 9 enkäter att dela ut  9 uppföljningar inom 30 dagar",
            "2 milstolpar inom 30 dagar  1 väntar på annat",
            " !  Webbplats om metoder          577 dagar sen  2011-09-01",
            " !  Avtal med extern utvärderare  487 dagar sen  2011-11-30",
            " !  P009 · enkät efter            392 dagar sen  2012-03-04",
            " !  P006 · uppföljning 90 dagar   364 dagar sen  2012-04-01",
            " !  P004 · enkät efter            355 dagar sen  2012-04-10",
        ),
    ),
    (
        "follow_ups",
        56,
        8,
        (
            "Uppföljning | ! 9 sena · 9 inom 30 dagar"
            " | kvar i arbete/studier efter 90 dagar 3 av 8",
            "90 dagar ▇▇▇▇▇▒░!•• ! 5 sena ▇ 22 klara        • 6 snart",
            "6 mån    ▇▒░!◆•     ! 4 sena ▇ 13 klara ◆ 1 nu • 2 snart",
            "90 dagar:  6 arbete  5 studier  6 annan åtgärd",
            "  5 inget av detta",
            "6 mån:  3 arbete  4 studier  3 annan åtgärd",
            "  3 inget av detta",
            "kommer  mar 0  apr 8  maj 5  jun 9  jul 6  aug 1",
        ),
    ),
    (
        "surveys",
        64,
        9,
        (
            "Enkäter | ! 1 låg svarsfrekvens · 95 av 119 svar"
            " | ▇ positiva  ▒ övriga svar  ░ ej svarat",
            "  Närmare arbetsmarknaden    ▇▇▒▒▒▒▒▒▒ 22 % 17/79",
            "  svar 100 % av 79",
            "    före                     ▒▒▒▒▒▒▒▒▒  0 %  0/79 svar 100 %",
            "!   efter                    ▇▇▇▇▒▒░░░ 63 % 17/27 lågt svar 68 %",
            "  före → efter 19 högre 8 lika 0 lägre medel +1,7 27 personer",
            "",
            "! Har fått det stöd som beh… ▇▇▒▒░░░░░ 50 %  8/16",
            "  lågt svar 40 % av 40  20–80 % om alla svarat  24 har ej svarat",
        ),
    ),
    (
        "steps",
        60,
        10,
        (
            "Metodsteg | 29 på ett steg | 36 av 59 har klättrat",
            "                                   K  M  nu     median  nått",
            "Kartläggning     ▇▇▇▇▇▒▒▒▒▒▒▒▒▒▒▒  4  8  12   97 dagar    59",
            "Matchning        ▇▇▇▇▇▒▒▒▒▒▒▒      4  5   9  161 dagar    36",
            "Praktik          ▇▇▇▒▒▒▒▒▒▒▒       2  6   8  129 dagar    17",
            "inget steg ännu  ▇▇▇▒▒▒▒▒▒▒▒▒▒     2  8  10",
            "                               K  M ?  alla pågår     +  + %",
            "Pilotgruppen ▇▒▒               6  8 0 14/15     1  4/13 31 %",
            "Grupp 2      ▇▇▇▇▇▒▒▒▒▒▒▒▒▒░  23 41 1 65/70    38 10/27 37 %",
            "Grupp 3                        0  0 0  0/22     0          –",
            "klättrat  0 steg: 23  1 steg: 19  2 steg: 17",
        ),
    ),
    (
        "composition",
        72,
        7,
        (
            "Sammansättning | 79 deltagare | ┃ målgruppens andel · 20 i ingen av dess delar",
            "Målgrupp                                 ┃  enheter  deltagare  målgrupp",
            "Växjö unga   ░░░░░░░░┃░░░░░░░░   0 %  32 %      −32          0        40",
            "Växjö äldre  █████┃███▎░░░░░░░  34 %  20 %      +14         20        25",
            "Övriga       ████████████┃████  66 %  48 %      +18         39        60",
        ),
    ),
]


@pytest.mark.parametrize(("panel", "width", "height", "lines"), DRAWN)
def test_known_figures_are_drawn_exactly_so(
    panel: str, width: int, height: int, lines: tuple[str, ...]
) -> None:
    spec = next(spec for spec in PANELS if spec.id == panel)
    drawing = spec.draw(figures(), width, height)
    head = f"{drawing.heading} | {plain(drawing.figure)} | {plain(drawing.foot)}"
    found = [head, *text_of(drawing.lines).split("\n")]
    assert [line.replace("\u00a0", " ").rstrip() for line in found] == list(lines)
