"""The admin's first screen: what waits for the person who signed in comes first."""
