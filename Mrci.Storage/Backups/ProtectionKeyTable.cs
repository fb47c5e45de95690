using System.Data;
using System.Data.Common;

namespace Mrci.Storage.Backups;

/// <summary><c>protection_key</c>. Without its rows the private keys of certificates in the states could not be read.</summary>
internal sealed class ProtectionKeyTable : BackupTable
{
    public override string Name => "protection_key";

    public override Type Line => typeof(ProtectionKeyLine);

    public override string Select => "SELECT position, name, element FROM protection_key ORDER BY position";

    public override string Insert => "INSERT INTO protection_key (position, name, element) VALUES (@Position, @Name, @Element)";

    public override BackupLine Read(DbDataReader reader) => new ProtectionKeyLine(reader.GetInt32(0), reader.GetString(1), reader.GetString(2));

    public override void Bind(DbCommand command, BackupLine line)
    {
        var key = (ProtectionKeyLine)line;
        Set(command, "Position", DbType.Int32, key.Position);
        Set(command, "Name", DbType.String, key.Name);
        Set(command, "Element", DbType.String, key.Element);
    }
}
