"""Reports for people and programs: one module per report and form."""
