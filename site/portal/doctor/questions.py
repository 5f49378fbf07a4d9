"""All that the doctor asks, in the order in which one thing rests on the other."""

from django.utils.translation import gettext_lazy as _

from portal.monitoring import probes

from . import database, files, servers, settings
from .answers import Question

QUESTIONS = [
    Question("settings", _("Settings"), settings.safety),
    Question("checks", _("System checks"), settings.system_checks, slow=5),
    Question("database", _("Database"), probes.database, slow=0.5),
    Question(
        "database_settings", _("Database's settings"), database.settings_of_database, 1, "database"
    ),
    Question("clock", _("Clock"), database.clock, needs="database"),
    Question("migrations", _("Migrations"), probes.migrations, needs="database"),
    Question("administrators", _("Administrators"), settings.administrators, needs="database"),
    Question("cache", _("Cache"), probes.shared_cache, slow=0.2),
    Question("cache_memory", _("Cache's memory"), servers.cache_memory, 0.5, "cache"),
    Question("editions", _("Kept pages"), probes.editions, slow=0.5),
    Question("disk", _("Disk"), probes.disk),
    Question("permissions", _("Who may read files"), files.permissions),
    Question("storage", _("Uploaded files"), servers.storage),
    Question("static", _("Static files"), files.static_files),
    Question("catalogues", _("Translations"), files.catalogues),
    Question("backups", _("Backups"), files.backups, needs="database"),
    Question("scanner", _("Virus scanner"), servers.virus_scanner),
    Question("search", _("Admin's search"), servers.search),
    Question("mail", _("Mail"), servers.mail_server, slow=4),
    Question("fronts", _("Caches in front"), servers.caches_in_front),
    Question("background", _("Scheduled work"), probes.background, needs="database"),
    Question("processes", _("Processes"), probes.processes),
    Question("address", _("Public address"), servers.address, slow=4),
]
