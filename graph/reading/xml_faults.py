"""What a fault of the XML parser means: damage, or a part that is laid to harm."""

from lxml import etree

from ..errors import DamagedSource, HostileSource, UnreadableSource


def xml_fault(error: etree.XMLSyntaxError, what: str, name: str) -> UnreadableSource:
    """Return the error for a part that could not be parsed.

    The parser stops at 256 levels and at texts of 10 MB, far beyond any document.

    :param what: which part it is, as the subject of a sentence.
    :param name: the file.
    """
    if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        return HostileSource(
            f"{what} nests too deep or holds too long a text", name, "save the document anew"
        )
    return DamagedSource(f"{what} is no sound XML", name, "save the document anew")
