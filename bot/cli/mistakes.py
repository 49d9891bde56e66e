"""What somebody mistyped after `linli`, in the terminal's language: click has English only."""

import click

from bot.cli.words import t


def explained(wrong: click.UsageError) -> str:
    """What is wrong, and where it says how it should be."""
    if wrong.ctx is None:
        return _fault(wrong)
    how = t("How it is used: {command} --help", command=wrong.ctx.command_path)
    return f"{_fault(wrong)}\n{how}"


def _fault(wrong: click.UsageError) -> str:
    match wrong:
        case click.NoSuchCommand(command_name=name):
            said = t("There is no command “{name}”.", name=name)
        case click.NoSuchOption(option_name=name):
            said = t("There is no option “{name}” here.", name=name)
        case click.MissingParameter(param=click.Parameter() as missing):
            return t("{name} is missing.", name=_name(missing))
        case click.BadParameter(param=click.Parameter() as given):
            return _bad(given, wrong.message)
        case click.BadOptionUsage(option_name=name):
            return t("Something has to stand after {name}.", name=name)
        case _:
            return wrong.format_message()
    meant = wrong.possibilities or []
    return f"{said} {t('Did you mean {names}?', names=', '.join(meant))}" if meant else said


def _bad(given: click.Parameter, message: str) -> str:
    match given.type:
        case click.Choice(choices=choices):
            names = ", ".join(map(str, choices))
            return t("{name} takes one of these: {names}.", name=_name(given), names=names)
        case click.types.IntParamType():
            return t("{name} takes a whole number.", name=_name(given))
        case _:
            return f"{_name(given)}: {message}"


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.make_metavar(click.Context(click.Command(None)))
