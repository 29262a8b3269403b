"""Papers (rapporter): status, progress and final reports, and the evaluator's pack.

One content object is made from figures that may be shared; each format writes it out.
"""
