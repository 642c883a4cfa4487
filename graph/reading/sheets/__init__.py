"""Workbooks (xlsx, xls): cells as they are shown."""
