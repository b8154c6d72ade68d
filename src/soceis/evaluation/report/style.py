"""The look of the report: paper, ink and one teal; figures and tables that print dark on white."""

import base64
import hashlib
from functools import cache

from soceis.evaluation.figures.drawing import FONTS

STYLE = """
:root{--ink:#17282b;--muted:#56676a;--paper:#fbf8f3;--card:#fff;--line:#d9d2c5;--teal:#0b5a5a;--deep:#073f40;
--amber:#ffe8b8;--amber-ink:#6b4a00;--focus:#ffc83d}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:17px/1.55 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",system-ui,"Segoe UI",Roboto,Arial,sans-serif}
h1,h2,h3{line-height:1.2;margin:0}
h1{font-size:2rem}h2{font-size:1.5rem}h3{font-size:1.12rem}
a{color:var(--teal);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;box-shadow:0 0 0 5px var(--ink)}
.skip{position:absolute;left:-9999px}.skip:focus{left:8px;top:8px;background:#fff;padding:8px;z-index:2}
body>header{background:var(--deep);color:#fff;padding:0 0 28px}
body>header>*{padding-left:max(24px,calc((100vw - 1240px)/2 + 24px));padding-right:24px}
body>header p{margin:8px 0 0;max-width:none}
body>header .mark{margin:0 0 28px;padding-top:6px;padding-bottom:6px;background:var(--amber);
color:var(--amber-ink);font-weight:700;font-size:15px}
.page{max-width:1240px;margin:0 auto;padding:24px;display:grid;grid-template-columns:220px minmax(0,1fr);
gap:32px}
nav{position:sticky;top:24px;align-self:start;max-height:calc(100vh - 48px);overflow-y:auto}
nav h2{font-size:1rem;color:var(--muted)}
nav ol{list-style:none;margin:8px 0 0;padding:0;font-size:16px}
nav li{border-left:3px solid var(--line)}
nav a{display:block;padding:7px 0 7px 12px;text-decoration:none}
nav a:hover{background:#f1ece2}
section{margin:0 0 40px}
section>h2{margin:0 0 16px;padding-top:8px;scroll-margin-top:16px}
p,dd{max-width:75ch}
.notice{border-left:6px solid #b5452f;background:#fbe9e4;padding:12px 18px;border-radius:0 10px 10px 0;
margin:0 0 28px}
.notice p{margin:2px 0 0}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:18px 22px;
margin:0 0 20px;
scroll-margin-top:16px}
.card h3{margin:0 0 12px}
dl{margin:0 0 20px;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:6px 22px}
dl div{display:grid;grid-template-columns:13rem minmax(0,1fr);gap:4px 20px;padding:10px 0;
border-bottom:1px solid var(--line)}
dl div:last-child{border:0}
dt{font-weight:700}dd{margin:0}
.frame{overflow-x:auto;margin:0 -4px;padding:0 4px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:8px 9px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th.right,td.right{text-align:right;white-space:nowrap}
thead th{font-size:15px;color:var(--muted);white-space:nowrap}
.groups th{text-align:right;border-bottom:0;padding-bottom:0;color:var(--ink)}
thead td{border:0}thead tr:last-child>td{border-bottom:1px solid var(--line)}
tbody th{font-weight:400;min-width:11rem;position:sticky;left:0;background:var(--card)}
tbody tr:hover>*{background:#f7f3ea}
.base>*{color:var(--muted);border-bottom:2px solid var(--ink)}
.sentences{margin:6px 0 18px;padding-left:1.2em;max-width:75ch}.sentences li{margin:0 0 5px}
section>h3{margin:22px 0 6px}
td.code{font:14px/1.5 ui-monospace,Consolas,monospace;overflow-wrap:anywhere;min-width:16rem}
.notes{color:var(--muted);font-size:15px;margin-top:12px}
.notes p{margin:0 0 6px;max-width:85ch}
.picture{overflow-x:auto}.picture svg{max-width:100%;height:auto;min-width:520px}
figcaption{color:var(--muted);font-size:15px;max-width:85ch;margin:10px 0}
figcaption details p{margin:0 0 6px}figcaption summary{padding:8px 0 4px}
summary{cursor:pointer;color:var(--teal);padding:10px 0;font-weight:700}
.quiet{color:var(--muted)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media screen and (max-width:860px){.page{grid-template-columns:minmax(0,1fr);padding:16px;gap:20px}
nav{position:static;max-height:none}body>header>*{padding-left:16px;padding-right:16px}
h1{font-size:1.6rem}.card{padding:14px 14px}dl{padding:4px 14px}dl div{grid-template-columns:minmax(0,1fr)}
tbody th{min-width:9rem;max-width:11rem}.frame{border-right:2px dotted var(--line)}}
@media print{body{background:#fff;font-size:10pt}nav,.skip,summary{display:none}.page{display:block;padding:0}
body>header{background:#fff;color:#000;padding:0 0 8pt}body>header>*{padding-left:0;padding-right:0}
body>header .mark{margin:0 0 8pt;padding:4pt 6pt;background:#fff;border:1pt solid #000;color:#000}
h1,h2,h3{break-after:avoid}h1{font-size:20pt}h2{font-size:15pt}h3,.card h3{font-size:11pt;margin:0 0 6pt}
.card,dl{border:0;padding:0;break-inside:avoid-page}section{margin:0 0 18pt}
dl div{grid-template-columns:9rem minmax(0,1fr);padding:3pt 0}
.frame,.picture{overflow:visible;margin:0;padding:0}thead th,thead th.right{white-space:normal}
table,.notes,figcaption,thead th,td.code{font-size:8.5pt}th,td{padding:2.5pt 4pt}
tbody th{min-width:0;position:static}td.code{min-width:0}
thead{display:table-header-group}tr{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto}
.picture svg{min-width:0;max-height:230mm}@page{margin:16mm}}
"""


@cache
def policy() -> str:
    """The content security policy that the page says of itself: it holds all it needs, and runs nothing.

    Its style is allowed by its hash, which is that of the text between <style> and </style>.
    """
    found = hashlib.sha256(f"{typeface()}{STYLE}".encode()).digest()
    style = base64.b64encode(found).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; img-src data:; font-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


@cache
def typeface() -> str:
    """Our typeface inside the page, regular and bold, so that it looks the same where it is not installed."""
    return "".join(_face(weight) for weight in (400, 700))


def _face(weight: int) -> str:
    font = (FONTS / f"atkinson-hyperlegible-next-{weight}.ttf").read_bytes()
    inside = base64.b64encode(font).decode("ascii")
    return (
        f'@font-face{{font-family:"Atkinson Hyperlegible Next";font-weight:{weight};'
        f'src:url(data:font/ttf;base64,{inside}) format("truetype")}}'
    )
