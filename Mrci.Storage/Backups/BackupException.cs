namespace Mrci.Storage.Backups;

/// <summary>A file is no backup, is damaged, or cannot be read by this version. <see cref="Exception.Message"/> is written for the operator.</summary>
/// <param name="message">What is wrong, where, what to do.</param>
/// <param name="innerException">What caused it, if anything did.</param>
public sealed class BackupException(string message, Exception? innerException = null) : Exception(message, innerException);
