"""The JSON that is printed for other programs: typed records, one measure a file.

A stable contract. Shares are numbers 0-1, money is whole kronor, dates are ISO; ``null``
stands where there is no figure. Labels are in the language in use. The schemas are
generated from these records (``docs/schema``).
"""
