"""What to call an element: for a machine the CSS selector that finds it, for a reader a few words."""

from harness.model.element import TEXT, Element
from harness.model.tree import Tree

_LONGEST_NAME = 60


def selector(tree: Tree, element: Element) -> str:
    """A CSS selector that finds it, through its frame where it lies in one."""
    if element.tag == TEXT:
        around = tree.parent(element)
        return selector(tree, around) if around else ""
    identifier = element.get("id")
    if identifier.replace("-", "a").isalnum() and len(tree.all_with_id(identifier, element.frame)) == 1:
        own = f"#{identifier}" if not identifier[0].isdigit() else f'[id="{identifier}"]'
        return _through_frame(tree, element, own)
    around = tree.parent(element)
    if tree.only_one(element) or around is None or around.frame != element.frame:
        return _through_frame(tree, element, element.tag)
    alike = [each.at for each in tree.children(around) if each.tag == element.tag]
    number = f":nth-of-type({alike.index(element.at) + 1})" if len(alike) > 1 else ""
    return f"{selector(tree, around)} > {element.tag}{number}"


def described(tree: Tree, element: Element, words: str) -> str:
    """What to call it in a sentence: the link “Apply now”, the picture “map.png”, the field “Name”.

    Args:
        tree: What it stands in.
        element: The element.
        words: What it is named or says; may be empty.
    """
    kind = _KINDS.get(element.role) or _KINDS.get(element.tag) or f"{element.tag} element"
    words = words or element.get("src").rsplit("/", 1)[-1]
    if not words:
        return f"the {kind} at {selector(tree, element)}"
    cut = words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"
    return f"the {kind} “{cut}”"


def _through_frame(tree: Tree, element: Element, own: str) -> str:
    frame = next((each for each in tree.ancestors(element) if each.frame != element.frame), None)
    return f"{selector(tree, frame)} {own}" if frame else own


_KINDS = {
    "link": "link", "button": "button", "heading": "heading", "textbox": "field", "searchbox": "field",
    "spinbutton": "field", "combobox": "choice list", "listbox": "choice list", "radio": "radio button",
    "checkbox": "check box", "image": "picture", "img": "picture", "table": "table", "Iframe": "frame",
    "iframe": "frame", "DisclosureTriangle": "disclosure button", "dialog": "dialog", "tab": "tab",
    "menuitem": "menu item", "p": "paragraph", "li": "list item", TEXT: "text", "label": "label", "form": "form",
    "fieldset": "group of fields", "ul": "list", "ol": "list", "video": "video", "audio": "sound", "svg": "picture",
    "a": "link", "input": "field", "select": "choice list", "textarea": "field", "td": "cell", "th": "header cell",
    "html": "page", "body": "page",
}  # fmt: skip
