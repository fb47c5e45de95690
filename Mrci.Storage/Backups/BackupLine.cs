using System.Text.Json.Serialization;

namespace Mrci.Storage.Backups;

/// <summary>A line of a backup: one JSON object, its kind first. A header, rows in any order, an end.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(BackupHeader), "mrci-backup")]
[JsonDerivedType(typeof(GrainStateLine), "state")]
[JsonDerivedType(typeof(ReminderLine), "reminder")]
[JsonDerivedType(typeof(ProtectionKeyLine), "protection_key")]
[JsonDerivedType(typeof(ModuleFileLine), "module_file")]
[JsonDerivedType(typeof(AuthLogLine), "auth_log")]
[JsonDerivedType(typeof(ActivityLogLine), "activity_log")]
[JsonDerivedType(typeof(DebugLogLine), "debug_log")]
[JsonDerivedType(typeof(BackupEnd), "end")]
internal abstract record BackupLine;
