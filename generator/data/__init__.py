"""The data files: machine form, long form, workbook, and what describes them."""
