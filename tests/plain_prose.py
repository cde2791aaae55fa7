"""The least prose renderer: paragraphs of escaped text. So that tests of questions are about questions."""

from markupsafe import Markup, escape

from generator.model.value import Media


class PlainProse:
    """Renders no Markdown at all; implements `generator.pages.question.ProseRenderer`."""

    def block(self, markdown: str, /) -> Markup:
        """Wrap each paragraph in a `<p>`."""
        paragraphs = [" ".join(text.split()) for text in markdown.split("\n\n") if text.strip()]
        return Markup("\n").join(Markup("<p>{}</p>").format(text) for text in paragraphs)

    def inline(self, markdown: str, /) -> Markup:
        """Escape."""
        return escape(" ".join(markdown.split()))

    def figure(self, media: Media, /) -> Markup:
        """Show a picture."""
        return Markup('<img src="{}" alt="{}">').format(media.file, media.alt)
