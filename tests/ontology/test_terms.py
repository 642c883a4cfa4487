"""The declared terms, as code, shapes and queries are held against them."""

from fiscus.ontology.terms import declared_classes, declared_properties, declared_terms


def test_terms_are_classes_and_properties() -> None:
    assert declared_terms() == declared_classes() | declared_properties()
    assert declared_classes() & declared_properties() == set()


def test_classes_are_capitalised_and_properties_are_not() -> None:
    assert {name for name in declared_classes() if not name[0].isupper()} == set()
    assert {name for name in declared_properties() if not name[0].islower()} == set()


def test_each_kind_of_property_is_included() -> None:
    assert {"hasIndicator", "amount", "statesProperty"} <= declared_properties()
    assert "BudgetAmount" in declared_classes()


def test_foreign_terms_are_left_out() -> None:
    assert {name for name in declared_terms() if not name.isalpha()} == set()
