"""``esftui schema``: what a file, or the JSON of ``status``, must look like."""

from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.config import Config
from esftui.report.schema import SCHEMAS, schema_text


def run(options: Options, _config: Config, output: Output) -> int:
    """Print a JSON Schema; returns 0."""
    kind = next(name for name in SCHEMAS if name == options.kind)
    output.text(schema_text(kind))
    return 0
