"""Pure values: records, amounts, dates, names, errors. Standard library only; imports nothing of ours."""
