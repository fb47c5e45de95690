using System.Data.Common;
using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;

namespace Mrci.Storage.Keys;

/// <summary>
/// The protection keys in the store, shared by all processes that use it. Data Protection asks without awaiting: at the start, and about once a day.
/// </summary>
internal sealed partial class StoredKeys(Store store, ILogger<StoredKeys> logger) : IXmlRepository
{
    private const string Select = "SELECT name AS Name, element AS Element FROM protection_key ORDER BY position";

    // Whether the last read found no key, so that the next element is a first key.
    private volatile bool _empty;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = store.DataSource.OpenConnection();
        var rows = Read(connection);
        _empty = rows.Count == 0;
        return [.. rows.Select(static row => XElement.Parse(row.Element))];
    }

    /// <summary>
    /// Appends an element. A first key that another process was quicker to make is dropped: Data Protection reads again after it has stored a key, and
    /// both then use the same one. Two first keys would both be in use at once, each unknown to the other process until the next day.
    /// </summary>
    public void StoreElement(XElement element, string friendlyName) => Append(element, friendlyName, first: _empty);

    /// <summary>Appends an element unless one of that name is there.</summary>
    /// <returns>Whether it was appended.</returns>
    public bool Add(XElement element, string name) => Append(element, name, first: false);

    private bool Append(XElement element, string name, bool first)
    {
        var text = element.ToString(SaveOptions.DisableFormatting);
        using var connection = store.DataSource.OpenConnection();
        while (true)
        {
            var rows = Read(connection);
            if (rows.Exists(row => row.Name.Equals(name, StringComparison.Ordinal)))
                return false;
            if (first && rows.Count > 0)
            {
                LogDropped(rows[0].Name);
                return false;
            }

            // None was appended when another process has taken this position: look again.
            if (connection.Execute(store.Dialect.AppendKey, new { Position = rows.Count + 1, Name = name, Element = text }) > 0)
                return true;
        }
    }

    private static List<Row> Read(DbConnection connection) => connection.Query<Row>(Select).AsList();

    [LoggerMessage(Level = LogLevel.Information, Message = "Another process has made the first protection key, {Name}; this one uses it")]
    private partial void LogDropped(string name);

    private sealed class Row
    {
        public string Name { get; set; } = "";

        public string Element { get; set; } = "";
    }
}
