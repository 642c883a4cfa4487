"""Budget items, functional and economic classes and funds, as texts and tables name them."""
