"""Takes out of the vendored GOV.UK stylesheet what the partners' door uses, so that its first page stays small.

    python tools/slim_css.py [FILE]

Keeps the rules whose selectors name only the blocks below. A test compares the file with what this writes.
"""

import re
import sys
from pathlib import Path

SOURCE = Path("src/soceis/ui/static/ui/vendor/govuk-frontend.css")
TARGET = Path("src/soceis/interfaces/partners/static/door/frontend.css")
BLOCKS = (
    *("template", "skip-link", "label", "hint", "input", "textarea", "radios", "checkboxes", "fieldset"),
    *("form-group", "error-message", "error-summary", "visually-hidden", "date-input", "back-link"),
    *("list", "frontend-supported"),
)
KEPT = re.compile(rf"govuk-(?:{'|'.join(BLOCKS)})(?:__[a-z-]+|--[a-z0-9-]+|\b(?!-))*$")
CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")


def blocks(css: str) -> list[tuple[str, str]]:
    """(what stands before the brace, what stands within) of each outermost block."""
    found, depth, start, head = [], 0, 0, ""
    for at, sign in enumerate(css):
        if sign == "{":
            if depth == 0:
                head, start = css[start:at].strip(), at + 1
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                found.append((head, css[start:at]))
                start = at + 1
    return found


def is_kept(selector: str) -> bool:
    ours = [name for name in CLASS.findall(selector) if name.startswith("govuk-")]
    return all(KEPT.match(name) for name in ours)


def slim(css: str) -> str:
    """The stylesheet without the rules that name another block."""
    out = []
    for head, body in blocks(css):
        if head.startswith(("@media", "@supports")):
            inner = slim(body)
            if inner:
                out.append(f"{head}{{{inner}}}")
            continue
        kept = head if head.startswith("@") else ",".join(filter(is_kept, head.split(",")))
        if kept:
            out.append(f"{kept}{{{body}}}")
    return "".join(out)


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_text(slim(SOURCE.read_text(encoding="utf-8-sig")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
