"""The one exception that reaches the user: what is wrong and what to do, in one line."""


class MarketError(Exception):
    """A failure the user can act upon.

    :param problem: what is wrong, without a full stop
    :param remedy: what to do, an imperative sentence
    """

    def __init__(self, problem: str, remedy: str):
        self.problem = " ".join(problem.split())
        self.remedy = " ".join(remedy.split())
        super().__init__(f"{self.problem}. {self.remedy}")
