using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace Gen.Data;

/// <summary>Reads one column of all row groups.</summary>
internal static class ParquetColumn
{
    internal static Task<Array> ReadAsync(ParquetReader reader, DataField field, string file) => field.IsArray || field.MaxRepetitionLevel > 0
        ? throw Fault.At(file, $"column '{field.Name}' has lists in its cells", "Expected a row for each step; write the lists out, a row for each value.")
        : field.ClrType == typeof(ReadOnlyMemory<char>) ? TextsAsync(reader, field) : Type.GetTypeCode(field.ClrType) switch
        {
            TypeCode.Single => NumbersAsync<float>(reader, field),
            TypeCode.Double => NumbersAsync<double>(reader, field),
            TypeCode.Decimal => NumbersAsync<decimal>(reader, field),
            TypeCode.Boolean => NumbersAsync<bool>(reader, field),
            TypeCode.SByte => NumbersAsync<sbyte>(reader, field),
            TypeCode.Byte => NumbersAsync<byte>(reader, field),
            TypeCode.Int16 => NumbersAsync<short>(reader, field),
            TypeCode.UInt16 => NumbersAsync<ushort>(reader, field),
            TypeCode.Int32 => NumbersAsync<int>(reader, field),
            TypeCode.UInt32 => NumbersAsync<uint>(reader, field),
            TypeCode.Int64 => NumbersAsync<long>(reader, field),
            TypeCode.UInt64 => NumbersAsync<ulong>(reader, field),
            TypeCode.DateTime => NumbersAsync<DateTime>(reader, field),
            TypeCode.String => TextsAsync(reader, field),
            _ => throw Fault.At(file, $"column '{field.Name}' is of type {field.ClrType.Name}", "Expected numbers or text; leave it out with Channels."),
        };

    private static async Task<Array> NumbersAsync<T>(ParquetReader reader, DataField field)
        where T : struct
    {
        var all = new List<T?>();
        foreach (var group in reader.RowGroups)
        {
            var values = new T?[group.RowCount];
            if (field.IsNullable)
            {
                await group.ReadAsync(field, values.AsMemory()).ConfigureAwait(false);
            }
            else
            {
                var present = new T[group.RowCount];
                await group.ReadAsync(field, present.AsMemory()).ConfigureAwait(false);
                values = Array.ConvertAll(present, value => (T?)value);
            }

            all.AddRange(values);
        }

        return all.ToArray();
    }

    private static async Task<Array> TextsAsync(ParquetReader reader, DataField field)
    {
        var all = new List<string?>();
        foreach (var group in reader.RowGroups)
        {
            var values = new string?[group.RowCount];
            await group.ReadAsync(field, values.AsMemory()).ConfigureAwait(false);
            all.AddRange(values);
        }

        return all.ToArray();
    }
}
