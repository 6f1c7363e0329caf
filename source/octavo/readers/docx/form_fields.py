"""Fields of forms (ECMA-376 part 1, section 17.16.5): what was chosen or ticked stands in the line.

The old ones are complex fields with their state beside them (`w:ffData`); the new ones are content controls (`w:sdt`,
section 17.5.2), which show their state in words of their own.
"""

from __future__ import annotations

from octavo.readers.docx.wordml import child, is_on, local_name, new_element, number, remove, tag, value, words
from octavo.readers.elements.tree import Element

_TICKED, _EMPTY = "☑", "☐"


def show_form_fields(root: Element) -> None:
    """Puts words in the place of tick boxes and drop-down lists."""
    for control in list(root.iter(tag("w:sdt"))):
        _show_control(control)
    for stated in list(root.iter(tag("w:ffData"))):
        _show_field(stated)


def _show_control(control: Element) -> None:
    """A tick box shows its own sign; one of a face of signs, or none, becomes a character."""
    box = child(control, "w:sdtPr/w14:checkbox")
    content = child(control, "w:sdtContent")
    if box is None or content is None:
        return
    if not words(content).strip():
        for sign in list(content.iter(tag("w:sym"))):
            remove(sign)
        checked = child(box, "w14:checked")
        is_ticked = checked is not None and value(checked, "", "w14:val") not in ("0", "false")
        holder = next(content.iter(tag("w:p")), content)
        holder.append(_new_run(_TICKED if is_ticked else _EMPTY))
    for properties in control.findall(tag("w:sdtPr")):
        control.remove(properties)  # by which mammoth would make a control of a page


def _show_field(stated: Element) -> None:
    """An old field has its state in its first mark; a result that a writer typed stays."""
    mark = stated.getparent()
    run = None if mark is None else mark.getparent()
    if mark is None or run is None or local_name(run) != "r":
        return
    if (box := child(stated, "w:checkBox")) is not None:
        run.addprevious(_new_run(_TICKED if _is_ticked(box) else _EMPTY))
        _forget_instruction(run)
    elif (choices := child(stated, "w:ddList")) is not None and not _has_result(run):
        run.addprevious(_new_run(_chosen(choices)))
    remove(stated)


def _is_ticked(box: Element) -> bool:
    checked = is_on(box, "w:checked")
    return bool(is_on(box, "w:default")) if checked is None else checked


def _chosen(choices: Element) -> str:
    """The entry that was chosen, else the one that the form begins with."""
    entries = [value(entry) for entry in choices.findall(tag("w:listEntry"))]
    at = number(value(choices, "w:result") or value(choices, "w:default"))
    return entries[at] if 0 <= at < len(entries) else ""


def _has_result(run: Element) -> bool:
    """Whether words stand between the marks of a field that begins in this run."""
    for following in run.itersiblings():
        kinds = {value(mark, "", "w:fldCharType") for mark in following.iter(tag("w:fldChar"))}
        if words(following).strip():
            return True
        if "end" in kinds:
            return False
    return False


def _forget_instruction(run: Element) -> None:
    """Takes out the name of a field, by which mammoth would make a control of a page."""
    for following in run.itersiblings():
        for instruction in list(following.iter(tag("w:instrText"))):
            remove(instruction)
        if next(following.iter(tag("w:fldChar")), None) is not None:
            return


def _new_run(text: str) -> Element:
    run, holder = new_element("w:r"), new_element("w:t")
    holder.text = text
    run.append(holder)
    return run
