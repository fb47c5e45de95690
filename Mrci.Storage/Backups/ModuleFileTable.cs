using System.Data;
using System.Data.Common;
using Mrci.Storage.Modules;

namespace Mrci.Storage.Backups;

/// <summary><c>module_file</c>. Which of its rows count is in the state of the module registry.</summary>
internal sealed class ModuleFileTable : BackupTable
{
    public override string Name => SqlModuleFileStore.Table;

    public override Type Line => typeof(ModuleFileLine);

    public override string Select => "SELECT installation, path, part, content FROM module_file ORDER BY installation, path, part";

    public override string Insert => SqlModuleFileStore.Insert;

    public override BackupLine Read(DbDataReader reader) =>
        new ModuleFileLine(reader.GetString(0), reader.GetString(1), reader.GetInt32(2), Bytes(reader, 3));

    public override void Bind(DbCommand command, BackupLine line)
    {
        var part = (ModuleFileLine)line;
        Set(command, "Installation", DbType.String, part.Installation);
        Set(command, "Path", DbType.String, part.Path);
        Set(command, "Part", DbType.Int32, part.Part);
        Set(command, "Content", DbType.Binary, part.Content);
    }
}
