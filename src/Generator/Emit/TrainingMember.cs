using Gen.Generator.Network;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Emit;

/// <summary>Prints the member of the user's class that begins a training; where there is no code for that, a call of it does not compile, and says what to set.</summary>
internal static class TrainingMember
{
    private const string Declaration = "public global::Gen.ITrainingSession CreateTrainingSession(int batchSize)";

    public static void Emit(NetworkPlan plan, SourceWriter writer)
    {
        if (plan.Model.IsTrained)
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line($"{Declaration} => new global::Gen.Emitted.{NetworkFile.SessionName(plan)}(this, _engine, batchSize);");
            return;
        }

        var why = WhyNot(plan.Model);
        writer.Line($$"""
            /// <summary>Does not compile, because the network was built without code for training.</summary>
            /// <param name="batchSize">Not used.</param>
            /// <exception cref="global::System.NotSupportedException">Always.</exception>
            [global::System.Obsolete("{{why}}", error: true)]
            {{Declaration}} => throw new global::System.NotSupportedException("{{why}}");
            """);
    }

    private static string WhyNot(ModelSpec model) => $"'{model.Type.Name}' has no code for training, because " + (model.Training is null
        ? "GenTraining is false in its project; set it to true, or put [Network(Training = true)] on the class"
        : "its class says [Network(Training = false)]; take that away, or set it to true");
}
