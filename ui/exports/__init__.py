"""The register as files to hand on: CSV, a spreadsheet, a report to print, a calendar."""
