"""Fourth step of the cascade: what the sentence and the article add to a fact: totals, scope, dates, confidence."""
