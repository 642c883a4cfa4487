"""The shape of tables: rows put together, columns of labels and figures, figures in cells."""
