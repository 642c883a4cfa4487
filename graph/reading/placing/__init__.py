"""Where the cells of rows stand that are written without their merged ones."""
