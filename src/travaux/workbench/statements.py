"""What texts do: acts, commitments, positions, topics and names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from travaux.record.documents import Document
from travaux.record.filters import Filter
from travaux.workbench.texts import Texts

if TYPE_CHECKING:
    from travaux.questions.positions import PositionOptions
    from travaux.questions.trends.asking import TrendOptions
    from travaux.questions.trends.counting import Subject
    from travaux.record.names import NameHistory
    from travaux.record.networks import Network
    from travaux.record.positions import PositionCard
    from travaux.record.promises import Promise
    from travaux.record.statements import Statement
    from travaux.record.topics import TopicMap
    from travaux.record.trends import Trends


class Statements(Texts):
    """What texts do: acts, commitments, positions, topics and names."""

    def statements(self, document: Document) -> list[Statement]:
        """What each sentence of a document does, in order."""
        from travaux.reading.statements import Setting, statements

        setting = Setting(document.issuers, document.kind, document.date)
        return statements(self.passages(document), document.language, setting)

    def commitments(self, *, as_of: str = "", against: str | Filter = "") -> list[Promise]:
        """Every commitment of the documents a filter admits, by date."""
        from travaux.questions.promises import promises

        return list(promises(self.view(as_of, against)))

    def positions(
        self, topic: str, options: PositionOptions | None = None, *, as_of: str = "", against: str | Filter = ""
    ) -> tuple[PositionCard, ...]:
        """The position on a topic, one card a language. Raises InvalidValue for an unknown topic."""
        from travaux.questions.positions import positions

        return positions(self.view(as_of, against), topic, options)

    def trends(
        self, subjects: Sequence[Subject], options: TrendOptions | None = None, *, as_of: str = "", against: str = ""
    ) -> Trends:
        """How often terms, topics and acts are said over time, and by whom. Raises InvalidValue."""
        from travaux.questions.trends.asking import trends

        return trends(subjects, self.view(as_of, against), options)

    def topics(self, document: Document, *, as_of: str = "", scheme: str = "", meaning: bool = False) -> TopicMap:
        """The areas a document covers, beside those of earlier documents in its language; ``scheme`` adds topics.

        With ``meaning`` sentences in which no term of a topic stands are told by their vectors, or left unread.
        """
        from travaux.questions.topic_map import topic_map

        return topic_map(self.view(as_of), document, scheme, self.meaning() if meaning else None)

    def inventory(self, *, as_of: str = "", against: str | Filter = "") -> tuple[NameHistory, ...]:
        """Every organisation and place the documents a filter admits name, most often named first."""
        from travaux.questions.inventories import inventories

        return inventories(self.view(as_of, against))

    def triads(self, against: str | Filter = "", *, as_of: str = "", relation: str = "", party: str = "") -> Network:
        """Whom the documents a filter admits name together, and what they say of third parties, by year."""
        from travaux.questions.triads import triads

        return triads(self.view(as_of, against)).only(relation, party)
