"""The first screens: choose a file, wait while it is read, throw an import away."""

from campaigns.imports.views import start

from .base import ImportScreen, Screen


class StartScreen(start.StartScreen, Screen):
    pass


class ReadingScreen(start.ReadingScreen, ImportScreen):
    pass


class StateView(start.StateView, ImportScreen):
    pass


class DiscardScreen(start.DiscardScreen, ImportScreen):
    pass
