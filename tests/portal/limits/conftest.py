"""Pages kept for a test, as the tests of editions do."""

from tests.portal.editions.conftest import layer as layer
