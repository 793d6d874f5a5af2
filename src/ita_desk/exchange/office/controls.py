"""Content controls around whole paragraphs and cells, brought into the paragraphs they hold.

Word puts a check box that fills a cell around the cell, one among words around its run; what is
read of paragraphs then need not know where a control began.
"""

from copy import deepcopy

from ita_desk.exchange.office.wordml import Element, W, child, is_on, ticked_control


def bring_inwards(root: Element) -> None:
    """Change the tree: boxes and empty fields around paragraphs stand in these."""
    done: set[Element] = set()
    for control in list(root.iter(W + "sdt")):
        if done and not done.isdisjoint(control.iterancestors(W + "sdt")):
            continue  # the outer one has its words
        content = child(control, "sdtContent")
        paragraphs = [] if content is None else list(content.iter(W + "p"))
        box = ticked_control(control) is not None
        if not paragraphs or not (box or is_on(child(control, "sdtPr"), "showingPlcHdr")):
            continue
        for paragraph in paragraphs[:1] if box else paragraphs:
            _wrap(paragraph, control)
        control.remove(child(control, "sdtPr"))
        done.add(control)


def _wrap(paragraph: Element, control: Element) -> None:
    """Put all that a paragraph shows into a control like this one."""
    inner = control.makeelement(W + "sdt")
    inner.append(deepcopy(child(control, "sdtPr")))
    held = control.makeelement(W + "sdtContent")
    inner.append(held)
    for found in [one for one in paragraph if one.tag != W + "pPr"]:
        held.append(found)
    paragraph.append(inner)
