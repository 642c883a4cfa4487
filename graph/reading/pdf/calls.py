"""Functions of PDFium that are called for each character or object, without checks of arguments.

The bindings hold each argument against its declared type, which takes as long as the call. These
are the same functions: a page of text or an object is given as its handle, a number as ``int``,
what is to be filled in by ``ctypes.byref``; nothing notices an argument of another kind.
"""

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw


def _unchecked(function: Any, result: type[Any] = ctypes.c_int) -> Callable[..., Any]:  # noqa: ANN401
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result)(address)


has_map_error = _unchecked(raw.FPDFText_HasUnicodeMapError)
is_generated = _unchecked(raw.FPDFText_IsGenerated)
get_unicode = _unchecked(raw.FPDFText_GetUnicode, ctypes.c_uint)
get_loose_box = _unchecked(raw.FPDFText_GetLooseCharBox)
get_matrix = _unchecked(raw.FPDFText_GetMatrix)
get_font_size = _unchecked(raw.FPDFText_GetFontSize, ctypes.c_double)
address_of_object = _unchecked(raw.FPDFText_GetTextObject, ctypes.c_void_p)
"""The address of the object that a character is of, None where it is of none."""

kind_of_object = _unchecked(raw.FPDFPageObj_GetType)
get_bounds = _unchecked(raw.FPDFPageObj_GetBounds)
