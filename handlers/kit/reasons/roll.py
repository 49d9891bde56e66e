"""What stands in the way of a roll."""

from domain.roll import ImportOver, ImportUnknown, RollUnreadable, Unreadable
from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Words

_UNREADABLE = {
    Unreadable.EMPTY: N_("There is nothing in this file that could be read."),
    Unreadable.TOO_LARGE: N_(
        "This file is too large to be a roll: 20 MB is the most. Please send it in parts, one"
        " compound in each."
    ),
    Unreadable.SWOLLEN: N_(
        "This file unpacks into far more than any roll would be, so I left it alone. Please copy"
        " the table alone into a new workbook."
    ),
    Unreadable.LOCKED: N_(
        "This workbook is protected with a password. Please save it without one and send it again."
    ),
    Unreadable.OLD_EXCEL: N_(
        "This is a workbook of an old Excel (.xls). Please save it as .xlsx and send it again."
    ),
    Unreadable.MARKUP: N_(
        "This is a web page under the name of a spreadsheet. Please open it in Excel or WPS, save"
        " it as .xlsx and send it again."
    ),
    Unreadable.PICTURE: N_("This is a picture. Please send the table itself (.xlsx or .csv)."),
    Unreadable.PDF: N_("This is a PDF. Please send the table itself (.xlsx or .csv)."),
    Unreadable.ARCHIVE: N_(
        "This is an archive or another kind of document. Please save the table as .xlsx or .csv"
        " and send that."
    ),
    Unreadable.NO_TEXT: N_(
        "This is neither an .xlsx workbook nor a text file. Please save the table as .xlsx or .csv"
        " and send it again."
    ),
    Unreadable.BROKEN: N_(
        "This workbook is damaged: I cannot read it. Please open it in Excel or WPS, save it as"
        " .xlsx and send it again."
    ),
    Unreadable.NO_HEADINGS: N_(
        "I cannot find the line with the headings in the first ten lines. At least compound,"
        " building and room are needed, as in the template."
    ),
    Unreadable.SEVERAL_SHEETS: N_(
        "There are several tables in this workbook: {detail}. Please send one at a time, each in a"
        " file of its own."
    ),
    Unreadable.TOO_MANY_LINES: N_(
        "There are more than 200,000 lines in this file. Please send it in parts, one compound in"
        " each."
    ),
}

WORDS: Words = {
    ImportUnknown: lambda t, _: t.plain(
        N_("I no longer have this file. Please send it once again.")
    ),
    ImportOver: lambda t, r: t.plain(
        N_("This file has been applied already, or is just being so.")
        if r.applied
        else N_("This file was dropped. To apply it after all, please send it again.")
    ),
    RollUnreadable: lambda t, r: t.plain(_UNREADABLE[r.why], detail=r.detail),
}
