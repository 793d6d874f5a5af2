"""What the plan, the results and the measures share: a table edited like a spreadsheet."""
