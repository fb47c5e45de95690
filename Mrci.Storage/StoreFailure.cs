namespace Mrci.Storage;

/// <summary>Why the store cannot be used.</summary>
public enum StoreFailure
{
    /// <summary>None of the other reasons; the message says more.</summary>
    Unavailable,

    /// <summary>An option has a value that cannot be used.</summary>
    InvalidOptions,

    /// <summary>The data directory or a file in it cannot be created, read or written.</summary>
    DirectoryUnusable,

    /// <summary>Another host uses the data directory, or another program holds the database locked.</summary>
    InUse,

    /// <summary>The file is not a database, or it is damaged.</summary>
    NotADatabase,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The database server does not answer, or is starting or stopping.</summary>
    Unreachable,

    /// <summary>The database server refuses the user, or the user lacks a right.</summary>
    AccessDenied,

    /// <summary>The store holds something, and what was asked for needs an empty one.</summary>
    NotEmpty,

    /// <summary>A newer version of the program made the schema.</summary>
    SchemaNewer,

    /// <summary>A script that was applied is not the script of that number in this program.</summary>
    SchemaChanged,

    /// <summary>The schema is older than this program needs, and migrating was forbidden.</summary>
    MigrationPending,
}
