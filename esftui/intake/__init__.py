"""From a spreadsheet to typed rows: what people have today, read without retyping.

The way through: a file becomes a ``Table`` of raw cells (``sheet``), its headings are found
(``headings``), a ``Mapping`` says what each column is (``mapping``; ``proposal`` guesses one),
and ``rows`` gives typed values or a refusal for every cell. Names, personal identity numbers,
e-mail addresses and telephone numbers are recognised and left out (``private``).
"""
