#!/usr/bin/env python3
"""Writes metrics.json, which SklearnTests reads: /usr/bin/python3 tests/Reports.Tests/Sklearn/make_metrics.py (scikit-learn 1.2.1)."""
import json
import os
import warnings

import numpy
import sklearn.metrics as metrics

warnings.filterwarnings("ignore")
os.chdir(os.path.dirname(os.path.abspath(__file__)))
random = numpy.random.RandomState(7)


def classes(count, names, right):
    labels = random.randint(0, names, count)
    predicted = numpy.where(random.rand(count) < right, labels, random.randint(0, names, count))
    return labels, predicted


def classification(labels, predicted, names):
    every = list(range(names))
    precision, recall, f1, support = metrics.precision_recall_fscore_support(labels, predicted, labels=every, zero_division=0)
    means = {kind: metrics.precision_recall_fscore_support(labels, predicted, labels=every, average=kind, zero_division=0)[:3] for kind in ("macro", "weighted")}
    return dict(
        labels=labels.tolist(), predicted=predicted.tolist(), classes=names, matrix=metrics.confusion_matrix(labels, predicted, labels=every).tolist(),
        accuracy=metrics.accuracy_score(labels, predicted), balanced=metrics.balanced_accuracy_score(labels, predicted),
        precision=precision.tolist(), recall=recall.tolist(), f1=f1.tolist(), support=support.tolist(), macro=means["macro"], weighted=means["weighted"])


def curve(scores, positive):
    scores = scores.astype("f4")
    rates = metrics.roc_curve(positive, scores, drop_intermediate=False)
    precision, recall, _ = metrics.precision_recall_curve(positive, scores)
    return dict(
        scores=scores.astype(float).tolist(), positive=positive.tolist(), fpr=rates[0].tolist(), tpr=rates[1].tolist(), area=metrics.roc_auc_score(positive, scores),
        precision=precision[:-1][::-1].tolist(), recall=recall[:-1][::-1].tolist(), average_precision=metrics.average_precision_score(positive, scores))


def regression(outputs, targets):
    outputs, targets = outputs.astype("f4").astype("f8"), targets.astype("f4").astype("f8")
    return dict(
        outputs=outputs.ravel().tolist(), targets=targets.ravel().tolist(), width=outputs.shape[1], mae=metrics.mean_absolute_error(targets, outputs),
        rmse=float(numpy.sqrt(((outputs - targets) ** 2).mean())), r2=metrics.r2_score(targets, outputs))


few = numpy.array([0, 0, 1, 3, 3, 3]), numpy.array([0, 1, 1, 3, 0, 2])
positive = random.rand(60) < 0.3
constant = random.randn(5, 2)
constant[:, 1] = 4
json.dump(
    dict(
        classifications=[classification(*classes(200, 5, 0.6), 5), classification(*classes(50, 2, 0.9), 2), classification(*few, 4)],
        curves=[curve(random.randn(60) + positive, positive), curve(numpy.round(random.rand(60) + 0.5 * positive, 1), positive),
                curve(numpy.array([0.1, 0.4, 0.35, 0.8]), numpy.array([False, False, True, True]))],
        regressions=[regression(*(lambda t: (t + 0.3 * random.randn(40, 1), t))(random.randn(40, 1))), regression(random.randn(30, 3), random.randn(30, 3)),
                     regression(constant + 0.1, constant)]),
    open("metrics.json", "w", newline="\n"), indent=1)
