"""Asking about a new project on a terminal, one question a line."""

from collections.abc import Callable, Mapping

from esftui.command_line.output import Output
from esftui.locales import _, pgettext
from esftui.start.answers import Answers, Setting, proposed
from esftui.start.place import Place
from esftui.start.questions import QUESTIONS, Question
from esftui.start.reading import AnswerError

Read = Callable[[str], str]
"""Shows a prompt and returns the line that is typed."""


class Interview:
    """Asks what has not been given; an answer that cannot be used is asked for again."""

    def __init__(self, place: Place, setting: Setting, output: Output, read: Read) -> None:
        self._place, self._setting = place, setting
        self._output, self._read = output, read

    def answers(self, given: Mapping[str, str]) -> Answers:
        """Return the answers, those ``given`` by question taken without asking."""
        self._output.line(_("A new project in {folder}").format(folder=self._place.data))
        self._output.line(
            _("Enter takes what stands in brackets. All of it can be changed later. Ctrl+C stops.")
        )
        self._output.line()
        answers = proposed(self._setting)
        for question in QUESTIONS:
            answers = self._answered(question, given.get(question.key), answers)
        return answers

    def writes_settings(self) -> bool:
        """Ask whether settings are to be written, so that the project is found next time."""
        if self._place.config is None:
            return False
        words = _("With a config.yaml in {folder}, esftui opens the project from there.")
        self._output.line()
        self._output.line(words.format(folder=self._place.data))
        # NOTE: the letters that are typed for yes and no
        yes, no = pgettext("answer", "y"), pgettext("answer", "n")
        question = _("Write it?") + f" [{yes.upper()}/{no}]: "
        while True:
            answer = self._line(question).casefold()
            if answer[:1] in ("", yes, "y"):
                return True
            if answer[:1] == no:
                return False

    def _answered(self, question: Question, given: str | None, answers: Answers) -> Answers:
        text = given if given is not None else self._known(question, answers)
        asks = text is None
        while True:
            proposal = question.proposal(answers, self._setting)
            if text is None:
                asks = True
                text = self._line(_prompt(question, proposal)) or proposal
            try:
                after = question.take(text, answers, self._setting)
            except AnswerError as error:
                self._complain(str(error))
                text = None
                continue
            means = question.means(after)
            if asks and means:
                self._output.line(f"  = {means}")
            return after

    def _known(self, question: Question, answers: Answers) -> str | None:
        """Return the answer to a question that need not be asked."""
        if not question.asked(answers):
            return ""
        if question.key != "id":
            return None
        reason = self._setting.taken(answers.id)
        if reason is None:
            return answers.id  # what the title makes will do
        self._complain(reason)
        return None

    def _complain(self, reason: str) -> None:
        self._output.complain(f"  ! {reason}")

    def _line(self, question: str) -> str:
        return self._read(self._output.prompt(question)).strip()


def _prompt(question: Question, proposal: str) -> str:
    words = _(question.words)
    if proposal:
        return f"{words} [{proposal}]: "
    words = _("{question}, for instance {example}").format(
        question=words, example=_(question.example)
    )
    undecided = _("not decided")
    return f"{words} [{undecided}]: "
